type Engine = typeof import('./model-reader.js') & typeof import('./form/form-of.js');

let engine: Engine | undefined;

/** Loads the engine and the libraries under it: an application without models starts without them. */
export async function loadModelEngine(): Promise<void> {
  engine ??= { ...(await import('./model-reader.js')), ...(await import('./form/form-of.js')) };
}

/** The engine, which start-up has loaded if any route takes a model. */
export function modelEngine(): Engine {
  if (engine === undefined) throw new Error('a model is used before start-up loaded the engine');
  return engine;
}
