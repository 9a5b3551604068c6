import { formatNumber, formatPrice } from '../../charts/format';
import type { ExampleRun } from '../../contracts/example-run';
import { targetName } from '../../domain/catalogue/targets';
import { MODELS } from '../../components/lab/models';
import { pWords } from '../../components/lab/verdict';

/** What the stored run found, with the figure in it. */
export function exampleFinding({ spec, model }: ExampleRun): string {
  const name = MODELS[spec.model].label;
  const coin = targetName(spec.coin);
  const skill = model.average.skill ?? NaN;
  if (!Number.isFinite(skill)) return `${name} on ${coin}: a finished run`;
  const size = formatNumber(Math.abs(skill), 1);
  if (size === '0.0') return `A trained ${name} missed ${coin} by as much as guessing no change`;
  return `A trained ${name} missed ${coin} by ${size}\u00a0% ${skill > 0 ? 'less' : 'more'} than guessing no change`;
}

/** Over how many days, by how much, and how sure. */
export function exampleDetail({ spec, model, naive }: ExampleRun): string {
  const [own, none] = [model.average.rmse ?? NaN, naive.average.rmse ?? NaN];
  const p = model.average.pValue ?? NaN;
  const chance = Number.isFinite(p)
    ? ` Chance alone ${p < 0.05 ? 'seldom makes such a gap' : 'could explain the gap'} (p ${pWords(p)}).`
    : '';
  return `Root mean squared error on the test, mean over 1-${spec.horizon} days ahead: ${formatPrice(own)} against ${formatPrice(none)}.${chance}`;
}

/** Where the losses ended, beside the naive one. */
export function lossFinding({ epochs, bestEpoch, naiveValidationLoss }: ExampleRun): string {
  const best = epochs[bestEpoch - 1]?.validationLoss ?? NaN;
  const percent = 100 * (best / naiveValidationLoss - 1);
  const size = `${formatNumber(Math.abs(percent), 1)}\u00a0%`;
  return `At best, after ${bestEpoch} of ${epochs.length} epochs, its validation loss was ${size} ${percent < 0 ? 'below' : 'above'} naive`;
}
