import type { RouteObject } from 'react-router';
import { contributions } from './contributions/contributions.ts';
import { Frame } from './frame.tsx';
import { NoSuchScreen } from './no-such-screen.tsx';
import { ScreenError } from './screen-error.tsx';

/** Every screen by its address. */
const screens = contributions.flatMap((contribution) => contribution.screens ?? []);

/** All addresses of the window. */
export const routes: RouteObject[] = [
  {
    path: '/',
    element: <Frame />,
    errorElement: <ScreenError />,
    children: [
      {
        errorElement: <ScreenError />,
        children: [...screens, { path: '*', element: <NoSuchScreen /> }],
      },
    ],
  },
];
