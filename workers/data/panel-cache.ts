import type { Panel } from './panels';

/** The two plain panels and a few shocked ones; each is 1.5 MB. */
const KEPT = 6;

/** Remembers the panels used last. Two requests for the same panel at the same time build it once. */
export class PanelCache {
  readonly #panels = new Map<string, Promise<Panel>>();

  get(key: string, build: () => Promise<Panel>): Promise<Panel> {
    const kept = this.#panels.get(key) ?? this.#build(key, build);
    // Map keeps insertion order: taken out and put back, the panel is the youngest.
    this.#panels.delete(key);
    this.#panels.set(key, kept);
    for (const oldest of this.#panels.keys()) {
      if (this.#panels.size <= KEPT) break;
      this.#panels.delete(oldest);
    }
    return kept;
  }

  #build(key: string, build: () => Promise<Panel>): Promise<Panel> {
    const building = build();
    building.catch(() => {
      if (this.#panels.get(key) === building) this.#panels.delete(key);
    });
    return building;
  }
}
