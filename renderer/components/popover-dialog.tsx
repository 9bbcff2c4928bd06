import { Popover, type PopoverProps } from '@mantine/core';
import { type AriaAttributes, cloneElement, type ReactElement, type ReactNode, useEffect } from 'react';

/**
 * A dialog that hangs on a control, with a name of its own: it takes the focus, gives it back, and closes by Esc or a
 * press elsewhere.
 */
export function PopoverDialog({
  label,
  opened,
  onChange,
  target,
  position = 'bottom-start',
  width = 280,
  className,
  children,
}: {
  readonly label: string;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  /** The control, which opens it by its own means. */
  readonly target: ReactElement<AriaAttributes>;
  readonly position?: PopoverProps['position'];
  /** CSS pixels. */
  readonly width?: number | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => {
    if (!opened) return undefined;
    // The dropdown itself hears keys once it has the focus, which is a moment after it is seen.
    const press = (event: KeyboardEvent): void => {
      const isInDialog = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
      if (event.key === 'Escape' && !event.defaultPrevented && !isInDialog) onChange(false);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [opened, onChange]);
  return (
    <Popover
      onChange={onChange}
      opened={opened}
      position={position}
      returnFocus
      trapFocus
      width={width}
      withRoles={false}
    >
      <Popover.Target>
        {cloneElement(target, { 'aria-expanded': opened, 'aria-haspopup': 'dialog' })}
      </Popover.Target>
      <Popover.Dropdown aria-label={label} className={className ?? ''} role="dialog">
        {opened && children}
      </Popover.Dropdown>
    </Popover>
  );
}
