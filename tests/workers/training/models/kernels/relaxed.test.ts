import { setFlagsFromString } from 'node:v8';
import { describeKernels } from './suite';

// Browsers have these instructions; Node 20 has them behind a flag. Asked for when the backend starts.
setFlagsFromString('--experimental-wasm-relaxed-simd');

describeKernels('relaxed');
