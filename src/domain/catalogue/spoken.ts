/** "the S&P 500", "the federal funds rate", "CPI": the label of a shipped series, long or short, inside a sentence. */
export function withArticle(label: string): string {
  // Two classifiers judge the same news: what stands in brackets tells them apart.
  const bare = /^News/.test(label) ? label : label.replace(/ \(.*\)$/, '');
  if (bare === 'Inflation') return 'inflation';
  if (/^(CPI|Fed funds)$/.test(bare)) return bare;
  const keepsCapital = /^(VIX|S&P|US |CPI|Crypto Fear|Fear|[0-9])/.test(bare);
  return `the ${keepsCapital ? bare : bare.charAt(0).toLowerCase() + bare.slice(1)}`;
}
