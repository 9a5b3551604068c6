/** One series of `public/data/manifest.json`. */
export interface ManifestSeries {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly frequency: 'daily' | 'business-daily' | 'monthly' | 'irregular';
  /** File under `public/data` and the column of it that holds the values. */
  readonly file: string;
  readonly column: string;
  readonly source: string;
  readonly terms: string;
  readonly releaseRule: string;
  readonly vintage: string;
  /** ISO dates of the first and last value. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Number of values. */
  readonly rows: number;
  /** SHA-256 of the file, hexadecimal. */
  readonly sha256: string;
}

/** One file of `public/data`. */
export interface ManifestFile {
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly version: 1;
  /** SHA-256 over the files' names and hashes: one name for the whole dataset. */
  readonly hash: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly series: readonly ManifestSeries[];
  readonly files: readonly ManifestFile[];
}
