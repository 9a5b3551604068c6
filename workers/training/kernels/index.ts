// What the module gives to workers/training/models/kernels/. Addresses are bytes in tfjs's heap.
export { arenaIntact } from './arena';
export { attention, attentionGradient } from './attention';
export { dense, denseGradient } from './dense';
export { dropout } from './dropout';
export { lstm, lstmGradient } from './lstm';
export { layerNorm, layerNormGradient } from './norm';
export { gatherRows } from './rows';
export { softmax } from './softmax';
export { adam, largerHalf, largerHalfGradient, norm, pointLoss, times } from './vectors';
