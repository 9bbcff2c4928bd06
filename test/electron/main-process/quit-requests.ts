/** How parts that `app` itself depends on ask it to quit; `app` puts itself here. */
export const quitRequests: { quit(): void } = { quit: () => undefined };
