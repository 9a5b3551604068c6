import { configureGlobal } from 'fast-check';

// The same examples on every run, so that a failure is somebody's doing; MACROTIDE_SEED looks at others.
configureGlobal({ seed: Number(process.env['MACROTIDE_SEED'] ?? 1) });
