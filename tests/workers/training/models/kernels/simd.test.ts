import { describeKernels } from './suite';

describeKernels('simd');
