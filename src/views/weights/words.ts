import { formatDay, formatNumber } from '../../charts/format';
import { withArticle } from '../../domain/catalogue/spoken';
import { percentWords } from '../../components/weights/words';
import { INDICATORS } from '../../domain/catalogue/indicators';
import { WEIGHT_WINDOW } from '../../domain/features/dynamic-weights';
import type { WeightStep, WeightSteps } from '../../domain/features/weight-steps';

/** The rule in five sentences, with the figures of the largest weight of the day. */
export function stepWords({ steps, pull }: WeightSteps, day: number): string[] {
  const top = [...steps].sort((a, b) => b.weight - a.weight)[0]!;
  const name = withArticle(INDICATORS[top.id].shortLabel);
  const sum = steps.reduce((total, { rho }) => total + Math.abs(rho), 0);
  const products = steps.reduce((total, { share, factor }) => total + share * factor, 0);
  const first = formatDay(day - WEIGHT_WINDOW);
  const size = formatNumber(Math.abs(top.rho));
  const from = Number.isNaN(top.before)
    ? 'It is the first day, so this is the weight.'
    : `From ${percentWords(top.before, 1)} the day before, ${percentWords(pull, 0)} of the way to ${percentWords(top.boosted, 1)} leads to ${percentWords(top.weight, 1)}.`;
  return [
    `Rank the coin’s closes and each indicator over the ${WEIGHT_WINDOW} days from ${first} to ${formatDay(day - 1)} and correlate the ranks (Spearman). For ${name} the size is ${size}; its sign does not count.`,
    sum > 0
      ? `Divide by the sum of all seven sizes, ${formatNumber(sum)}: a share of ${percentWords(top.share, 1)}.`
      : 'All seven are 0: each gets the same share.',
    boostWords(steps, { top, name }),
    `Divide by the sum of what came out, ${formatNumber(products, 3)}, so that the shares sum to 100 % again: ${percentWords(top.boosted, 1)}.`,
    `Smooth over about a week (exponential mean of span 7). ${from}`,
  ];
}

function boostWords(
  steps: readonly WeightStep[],
  { top, name }: { readonly top: WeightStep; readonly name: string },
): string {
  const boosted = steps.filter(({ factor }) => factor !== 1);
  if (boosted.length === 0) return 'Multiply by the boosts: none is switched on.';
  const list = boosted
    .map(({ id, factor }) => `${INDICATORS[id].shortLabel} × ${formatNumber(factor)}`)
    .join(', ');
  const own =
    top.factor === 1 ? `${name} has none` : `${name} becomes ${percentWords(top.share * top.factor, 1)}`;
  return `Multiply by the boosts (${list}): ${own}.`;
}
