import type { RouteObject } from 'react-router';

/** Every screen by its address. Each is loaded when it is first opened. */
export const screenRoutes: RouteObject[] = [];
