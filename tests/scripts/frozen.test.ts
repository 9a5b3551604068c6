import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const hash = createHash('sha256').update(readFileSync('scripts/specs/frozen.json')).digest('hex');
const read = (name: string): { specSha256: string; coins: { skillLog: number }[]; period: string } =>
  JSON.parse(readFileSync(`public/results/${name}.json`, 'utf8')) as never;

describe('the frozen specification', () => {
  it('should still be the one that was committed before it was judged', () => {
    expect(hash).toBe('581edf4059fe13b39863492a64ddf05462fd60442b77ddfb73a947a7df1e118e');
  });

  it.each(['frozen-developed', 'frozen-judged'])('should be the one whose result is stored in %s', (name) => {
    const { specSha256, coins } = read(name);
    expect(specSha256).toBe(hash);
    expect(coins.length).toBe(4);
    for (const { skillLog } of coins) expect(Number.isFinite(skillLog)).toBe(true);
  });
});
