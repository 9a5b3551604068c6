// Puts WebGPU into Node's globals, as a browser has it. To be imported before tfjs's backend, which looks for it.
import { create, globals } from 'webgpu';

Object.assign(globalThis, globals);
Object.defineProperty(globalThis, 'navigator', { value: { gpu: create([]) }, configurable: true });
