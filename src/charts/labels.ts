/**
 * Places as near as possible to the wanted ones, in the same order, at least `gap` apart: crowded neighbours
 * form a group around their common middle, and groups that meet become one.
 */
export function spread(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
  const groups: { members: number[]; middle: number }[] = [];
  for (const index of order) {
    let group = { members: [index], middle: wanted[index]! };
    for (let before = groups.at(-1); before && overlaps(before, group, gap); before = groups.at(-1)) {
      groups.pop();
      const members = [...before.members, ...group.members];
      group = { members, middle: mean(members.map((member) => wanted[member]!)) };
    }
    groups.push(group);
  }
  const places = new Array<number>(wanted.length);
  for (const { members, middle } of groups) {
    members.forEach((member, i) => (places[member] = middle + (i - (members.length - 1) / 2) * gap));
  }
  return places;
}

interface Group {
  readonly members: readonly number[];
  readonly middle: number;
}

function overlaps(before: Group, after: Group, gap: number): boolean {
  return after.middle - before.middle < (gap * (before.members.length + after.members.length)) / 2;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
