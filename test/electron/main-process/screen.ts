import type { Display, Point, Rectangle } from 'electron';
import { type DisplayDescription, standInSettings } from '../control/stand-in-settings.ts';
import { Imitation } from '../imitation.ts';

type ImitatedDisplay = Pick<
  Display,
  'id' | 'bounds' | 'workArea' | 'size' | 'workAreaSize' | 'scaleFactor' | 'rotation'
> &
  Pick<Display, 'internal' | 'label'>;

/** `screen`: displays as the test describes them; the first one is the primary. */
class ImitatedScreen extends Imitation {
  #displays: ImitatedDisplay[] = standInSettings.displays.map(display);

  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getAllDisplays(): ImitatedDisplay[] {
    return [...this.#displays];
  }

  getPrimaryDisplay(): ImitatedDisplay {
    const [primary] = this.#displays;
    if (primary === undefined) {
      throw new Error('There is no display.');
    }
    return primary;
  }

  /** The display that shows most of a rectangle; the nearest when none shows any of it. */
  getDisplayMatching(area: Rectangle): ImitatedDisplay {
    const shown = ({ bounds }: ImitatedDisplay): number =>
      Math.max(0, Math.min(area.x + area.width, bounds.x + bounds.width) - Math.max(area.x, bounds.x)) *
      Math.max(0, Math.min(area.y + area.height, bounds.y + bounds.height) - Math.max(area.y, bounds.y));
    const best = this.#displays.toSorted((a, b) => shown(b) - shown(a))[0];
    return best !== undefined && shown(best) > 0
      ? best
      : this.getDisplayNearestPoint({ x: area.x + area.width / 2, y: area.y + area.height / 2 });
  }

  getDisplayNearestPoint(point: Point): ImitatedDisplay {
    const distance = ({ bounds }: ImitatedDisplay): number =>
      Math.hypot(
        Math.max(bounds.x - point.x, 0, point.x - (bounds.x + bounds.width)),
        Math.max(bounds.y - point.y, 0, point.y - (bounds.y + bounds.height)),
      );
    return this.#displays.toSorted((a, b) => distance(a) - distance(b))[0] ?? this.getPrimaryDisplay();
  }

  /** Plugs displays in and out. */
  change(descriptions: readonly DisplayDescription[]): void {
    const before = this.#displays;
    this.#displays = descriptions.map(display);
    for (const one of this.#displays.filter(({ id }) => !before.some((other) => other.id === id))) {
      this.emit('display-added', {}, one);
    }
    for (const one of before.filter(({ id }) => !this.#displays.some((other) => other.id === id))) {
      this.emit('display-removed', {}, one);
    }
    for (const one of this.#displays) {
      const old = before.find(({ id }) => id === one.id);
      if (old !== undefined && JSON.stringify(old) !== JSON.stringify(one)) {
        this.emit('display-metrics-changed', {}, one, ['bounds', 'workArea']);
      }
    }
  }
}

function display(description: DisplayDescription, index: number): ImitatedDisplay {
  const { bounds, workArea = bounds } = description;
  return {
    id: description.id ?? index + 1,
    label: `Display ${index + 1}`,
    bounds,
    workArea,
    size: { width: bounds.width, height: bounds.height },
    workAreaSize: { width: workArea.width, height: workArea.height },
    scaleFactor: description.scaleFactor ?? 1,
    rotation: 0,
    internal: index === 0,
  };
}

/** The main process's `screen`. */
export const theScreen = new ImitatedScreen();
