import type { Term } from './term';

const OWN = 'A convention of this laboratory';
const GOODFELLOW = 'Goodfellow, Bengio & Courville (2016), Deep Learning';

/** Words about models and how they are trained. */
export const TRAINING_TERMS = [
  {
    id: 'parts',
    term: 'Train, validation, test',
    text: 'Days to learn from, days to choose on, and later days that nothing was fitted to. Only the last say how good a model is.',
    source: 'Hastie, Tibshirani & Friedman (2009), ch. 7',
  },
  {
    id: 'purge',
    term: 'Gap between the parts',
    text: 'As many days as the forecast reaches are left out between two parts, so that no training answer lies in the days on which it is judged.',
    source: 'López de Prado (2018), Advances in Financial Machine Learning, ch. 7',
  },
  {
    id: 'target',
    term: 'Target',
    text: 'What a model learns to answer: the log return from the last close, divided by the volatility of the last 30 days, for each day ahead.',
    formula: 'ln(P_{t+h} ÷ P_t) ÷ σ_t',
    source: OWN,
  },
  {
    id: 'horizon',
    term: 'Days ahead',
    text: 'How far after the last known day a forecast lies.',
    source: 'Hyndman & Athanasopoulos (2021), Forecasting: Principles and Practice',
  },
  {
    id: 'window',
    term: 'History',
    text: 'The days up to the last known one that a model sees at once.',
    source: OWN,
  },
  {
    id: 'loss',
    term: 'Loss',
    text: 'The number that training makes smaller: the mean size of the errors on scaled targets, by the rule of the chosen answer.',
    source: `${GOODFELLOW}, ch. 5`,
  },
  {
    id: 'huber',
    term: 'Huber loss',
    text: 'Small errors count by their square, large ones by their size, so that a few wild days do not rule the training.',
    formula: '½ e² where |e| ≤ 1, else |e| − ½',
    source: 'Huber (1964)',
  },
  {
    id: 'epoch',
    term: 'Epoch',
    text: 'One pass over all training days, in an order drawn from the seed.',
    source: `${GOODFELLOW}, ch. 8`,
  },
  {
    id: 'batch',
    term: 'Batch',
    text: 'The training days whose mean error decides one step of the weights.',
    source: `${GOODFELLOW}, ch. 8`,
  },
  {
    id: 'seed',
    term: 'Seed',
    text: 'The number from which all chance of a run is drawn. The same seed, settings and backend give the same figures.',
    source: OWN,
  },
  {
    id: 'learning-rate',
    term: 'Learning rate',
    text: 'How long a step along the gradient is. Too long and the loss jumps about, too short and it hardly falls.',
    source: `${GOODFELLOW}, ch. 8`,
  },
  {
    id: 'adam',
    term: 'Adam and AMSGrad',
    text: 'Steps in units of the gradient’s recent size. AMSGrad never lets a calm time enlarge them again.',
    source: 'Kingma & Ba (2015); Reddi, Kale & Kumar (2018)',
  },
  {
    id: 'clipping',
    term: 'Clipping',
    text: 'No part of a gradient may be larger than a limit, so that one wild batch cannot undo the rest.',
    source: 'Pascanu, Mikolov & Bengio (2013)',
  },
  {
    id: 'overfitting',
    term: 'Learning by heart',
    text: 'The error on the training days keeps falling while that on later days rises: what was learned holds on the days it was learned from alone.',
    source: 'Hastie, Tibshirani & Friedman (2009), ch. 7',
  },
  {
    id: 'early-stopping',
    term: 'Patience',
    text: 'Training ends after so many epochs without a better validation loss, and the best epoch’s weights are kept.',
    source: 'Prechelt (1998), Early stopping: but when?',
  },
  {
    id: 'dropout',
    term: 'Dropout',
    text: 'In training a share of signals is silenced at random, so that no single one is relied on.',
    source: 'Srivastava et al. (2014)',
  },
  {
    id: 'attention',
    term: 'Attention',
    text: 'Each day takes from every other day as much as the two fit together, by weights that sum to 1.',
    formula: 'softmax(Q Kᵀ ÷ √d) V',
    source: 'Vaswani et al. (2017)',
  },
  {
    id: 'shrinkage',
    term: 'Shrinkage',
    text: 'A factor from 0 to 1 on every forecast return, chosen on validation days. At 0 the model is the naive forecast, and the page says so.',
    formula: 's = Σ f y ÷ Σ f², kept between 0 and 1',
    source: 'James & Stein (1961), for the idea; least squares through the origin',
  },
  {
    id: 'ablation',
    term: 'Ablation',
    text: 'The same run twice, once without one of its parts: what differs is what the part does, if it is more than what differs between seeds.',
    source: 'Newell (1975)',
  },
  {
    id: 'seed-spread',
    term: 'Spread over seeds',
    text: 'The same run with other random numbers. What differs between seeds is luck; a difference smaller than the spread says nothing.',
    formula: 'standard deviation over the seeds, divisor n − 1',
    source: 'Bouthillier et al. (2021), Accounting for variance in machine learning benchmarks',
  },
  {
    id: 'backend',
    term: 'Backend',
    text: 'What does the arithmetic: WebAssembly on the processor, WebGL or WebGPU on the graphics card, or plain JavaScript. Each rounds in its own way, so figures agree in their first digits only.',
    source: 'TensorFlow.js documentation',
  },
] as const satisfies readonly Term[];
