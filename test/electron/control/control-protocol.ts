import type {
  AppRecords,
  Bounds,
  DialogKind,
  LoginItem,
  MenuEntry,
  ShownNotification,
  SystemEvent,
  TrayState,
  WindowState,
} from '../driver/application-driver.ts';
import type { DisplayDescription } from './stand-in-settings.ts';

/** Where a window's page is found by another process. */
export interface PageAddress {
  readonly endpoint: string;
  readonly targetId: string;
}

/** What a driver can ask of an app on the stand-in, over the IPC channel between the two processes. */
export interface ControlCommands {
  pageAddress(windowId: number | null): Promise<PageAddress>;
  windows(): readonly WindowState[];
  closeWindow(windowId: number | null): void;
  moveWindow(bounds: Bounds, windowId: number | null): void;
  tray(): TrayState | null;
  pressTray(labelPath: readonly string[]): void;
  clickTray(): void;
  applicationMenu(): readonly MenuEntry[];
  pressMenu(idOrLabelPath: string | readonly string[]): void;
  popupMenu(): readonly MenuEntry[];
  pressPopupMenu(labelPath: readonly string[]): void;
  notifications(): readonly ShownNotification[];
  clickNotification(index: number): void;
  dismissNotification(index: number, by: 'user' | 'time'): void;
  emit(event: SystemEvent): void;
  setOnline(online: boolean): Promise<void>;
  setColorScheme(scheme: 'light' | 'dark'): void;
  setDisplays(displays: readonly DisplayDescription[]): void;
  answerDialog(kind: DialogKind, answer: unknown): void;
  records(): AppRecords;
  loginItem(): LoginItem;
  clipboard(): string;
  setClipboard(text: string): void;
  setTime(milliseconds: number | null): void;
  advanceTime(milliseconds: number): void;
  crashRenderer(windowId: number | null): void;
  quit(): void;
}

export type CommandName = keyof ControlCommands;

export interface ControlRequest {
  readonly id: number;
  readonly command: CommandName;
  readonly args: readonly unknown[];
}

export type ControlReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };
