import fc from "fast-check";

/** The same cases in each run, so that a red run is red again; `FC_SEED` explores others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 1) });
