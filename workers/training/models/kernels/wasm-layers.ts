import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { Activation, AttentionShape, RecurrenceAttributes } from './fused';
import type { KernelProgram } from './program';
import { define, type WasmCall } from './wasm-call';

/** As `workers/training/kernels/dense.ts` has them. */
const ACTIVATIONS: Readonly<Record<Activation, number>> = { linear: 0, relu: 1, sigmoid: 2 };
/** Weights of attention lie in rows of a multiple of so many values. */
const PANEL = 8;

/** Registers the layers of the program: names, inputs and outputs as in `fused.ts`. */
export function registerLayers(program: KernelProgram): void {
  define(program, 'dense', dense);
  define(program, 'denseGradient', denseGradient);
  define(program, 'lstm', lstm);
  define(program, 'lstmGradient', lstmGradient);
  define(program, 'layerNorm', layerNorm);
  define(program, 'layerNormGradient', layerNormGradient);
  define(program, 'attention', attention);
  define(program, 'attentionGradient', attentionGradient);
}

type DenseAttributes = Readonly<{ activation: Activation; onData: boolean }>;

function dense(call: WasmCall<DenseAttributes>): TensorInfo[] {
  const [x, weight, bias] = [call.input('x'), call.input('weight'), call.input('bias')];
  const [m, k, n] = [x.shape[0]!, x.shape[1]!, weight.shape[1]!];
  const y = call.make(m, n);
  const f = ACTIVATIONS[call.attributes.activation];
  call.program.dense(call.at(x), call.at(weight), call.at(bias), call.at(y), m, k, n, f);
  return [y];
}

function denseGradient(call: WasmCall<DenseAttributes>): TensorInfo[] {
  const [dy, y, x, weight] = ['dy', 'y', 'x', 'weight'].map((name) => call.input(name)) as Four;
  const [m, k, n] = [x.shape[0]!, x.shape[1]!, weight.shape[1]!];
  const { activation, onData } = call.attributes;
  const dx = onData ? undefined : call.make(m, k);
  const outputs = [...(dx ? [dx] : []), call.make(k, n), call.make(n)];
  const to = [dx, ...outputs.slice(-2)];
  const addresses = [dy, y, x, weight, ...to].map((tensor) => call.at(tensor));
  call.program.denseGradient(...addresses, m, k, n, ACTIVATIONS[activation]);
  return outputs;
}

type Four = [TensorInfo, TensorInfo, TensorInfo, TensorInfo];

function lstm(call: WasmCall<RecurrenceAttributes>): TensorInfo[] {
  const [inputs, weight] = [call.input('inputs'), call.input('weight')];
  const [rows, units, steps] = [inputs.shape[0]!, weight.shape[0]!, call.attributes.steps];
  const whole = [call.make(rows, 4 * units), ...[1, 2, 3].map(() => call.make(rows, units))];
  const addresses = [inputs, weight, ...whole].map((tensor) => call.at(tensor));
  call.program.lstm(...addresses, steps, rows / steps, units);
  return whole;
}

function lstmGradient(call: WasmCall<RecurrenceAttributes>): TensorInfo[] {
  const { steps, states } = call.attributes;
  const names = ['dy', 'gates', 'cell', 'squashed', 'hidden', 'weight'];
  const tensors = names.map((name) => call.input(name));
  const [rows, units] = call.input('hidden').shape as [number, number];
  const outputs = [call.make(rows, 4 * units), call.make(units, 4 * units)];
  const addresses = [...tensors, ...outputs].map((tensor) => call.at(tensor));
  call.program.lstmGradient(...addresses, steps, rows / steps, units, states === 'all' ? 1 : 0);
  return outputs;
}

function layerNorm(call: WasmCall<unknown>): TensorInfo[] {
  const x = call.input('x');
  const [rows, width] = x.shape as [number, number];
  const outputs = [call.make(rows, width), call.make(rows, width), call.make(rows, 1)];
  const inputs = [x, call.inputs['residual'], call.input('scale'), call.input('shift')];
  const addresses = [...inputs, ...outputs].map((tensor) => call.at(tensor));
  call.program.layerNorm(...addresses, rows, width);
  return outputs;
}

function layerNormGradient(call: WasmCall<unknown>): TensorInfo[] {
  const [rows, width] = call.input('dy').shape as [number, number];
  const outputs = [call.make(rows, width), call.make(width), call.make(width)];
  const inputs = ['dy', 'normal', 'inverse', 'scale'].map((name) => call.input(name));
  const addresses = [...inputs, ...outputs].map((tensor) => call.at(tensor));
  call.program.layerNormGradient(...addresses, rows, width);
  return outputs;
}

/** 1 / sqrt(depth), by which the scores of a head are shrunk. */
function factorOf({ width, heads }: AttentionShape): number {
  return 1 / Math.sqrt(width / heads);
}

function attention(call: WasmCall<AttentionShape>): TensorInfo[] {
  const { batch, steps, width, heads } = call.attributes;
  const out = call.make(batch * steps, width);
  const weights = call.make(batch * heads * steps, Math.ceil(steps / PANEL) * PANEL);
  const addresses = [call.input('rows'), weights, out].map((tensor) => call.at(tensor));
  call.program.attention(...addresses, batch, steps, width, heads, factorOf(call.attributes));
  return [out, weights];
}

function attentionGradient(call: WasmCall<AttentionShape>): TensorInfo[] {
  const { batch, steps, width, heads } = call.attributes;
  const dRows = call.make(batch * steps, 3 * width);
  const inputs = ['dy', 'rows', 'weights'].map((name) => call.input(name));
  const addresses = [...inputs, dRows].map((tensor) => call.at(tensor));
  call.program.attentionGradient(...addresses, batch, steps, width, heads, factorOf(call.attributes));
  return [dRows];
}
