/** What a page's side of the stand-in tells the main process. `args` is the text of `encodeWire`. */
export type PageMessage =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | {
      readonly kind: 'window-open';
      readonly url: string;
      readonly frameName: string;
      readonly features: string;
    }
  /** The page wants to go to an address of a scheme that Chromium itself would hand to another program. */
  | { readonly kind: 'leave'; readonly url: string }
  | { readonly kind: 'permission'; readonly id: number; readonly permission: string; readonly detail: string }
  | { readonly kind: 'key'; readonly key: KeyPress }
  | { readonly kind: 'context-menu'; readonly menu: PageContextMenu }
  | { readonly kind: 'preload-error'; readonly message: string };

/** A key press that the page did not take for itself, so that the application menu's accelerators see it. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly control: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
}

/** Where and on what the page's context menu was asked for. */
export interface PageContextMenu {
  readonly x: number;
  readonly y: number;
  readonly selectionText: string;
  readonly isEditable: boolean;
  readonly linkURL: string;
}

/** What the main process tells a page's side of the stand-in. */
export type MainMessage =
  | { readonly kind: 'message'; readonly channel: string; readonly args: string }
  | { readonly kind: 'result'; readonly id: number; readonly value: string }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string }
  | { readonly kind: 'permission'; readonly id: number; readonly granted: boolean; readonly text: string };
