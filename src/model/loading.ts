type Engine = typeof import('./model-reader.js') &
  typeof import('./form/form-of.js') &
  typeof import('./value-reader.js') &
  typeof import('./types/resolve.js') &
  typeof import('./output/outgoing.js') &
  typeof import('./output/to-jsonable.js');

let engine: Engine | undefined;

/** Loads the engine and the libraries under it: an application without models starts without them. */
export async function loadModelEngine(): Promise<void> {
  engine ??= {
    ...(await import('./model-reader.js')),
    ...(await import('./form/form-of.js')),
    ...(await import('./value-reader.js')),
    ...(await import('./types/resolve.js')),
    ...(await import('./output/outgoing.js')),
    ...(await import('./output/to-jsonable.js')),
  };
}

/** Whether anything has asked for the engine: without it nobody has a model to speak of. */
export function isModelEngineLoaded(): boolean {
  return engine !== undefined;
}

/** The engine, which start-up has loaded if any route takes a model. */
export function modelEngine(): Engine {
  if (engine === undefined) throw new Error('a model is used before start-up loaded the engine');
  return engine;
}
