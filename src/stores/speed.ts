import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { SpeedReport } from '../contracts/speed';
import type { MachineSpeed } from '../domain/speed/shared';

/** What this machine was measured at, for as long as the page is open. */
export interface OwnSpeed {
  readonly report: SpeedReport;
  readonly speed: MachineSpeed;
}

/** The last measurement of this machine's speed. */
export const useSpeedStore = defineStore('speed', () => {
  const own = shallowRef<OwnSpeed | null>(null);
  function setOwn(measured: OwnSpeed): void {
    own.value = measured;
  }
  return { own, setOwn };
});
