export type RefusalCode =
  'empty' | 'binary' | 'line-too-long' | 'too-many-columns' | 'too-many-rows' | 'no-table' | 'bad-mapping';

/** Why a file as a whole is not read, and what to do about it. The only error that reading own data throws. */
export class OwnDataRefusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'OwnDataRefusal';
  }
}
