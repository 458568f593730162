// Properties without a seed of their own: the same cases in every short run, new ones in each full run.
import fc from 'fast-check';

if (process.env['UNISON_FULL'] === undefined) fc.configureGlobal({ seed: 20261122 });
