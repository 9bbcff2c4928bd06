import {
  ActionIcon,
  Button,
  Checkbox,
  Combobox,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Loader,
  type MantineColorsTuple,
  Menu,
  Modal,
  ModalHeader,
  Notification,
  NumberInput,
  PasswordInput,
  Popover,
  Progress,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Table,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';
import { say } from '../../preload/words/say.ts';
import { layers } from './layers.ts';

const accent: MantineColorsTuple = [
  '#eef6fa',
  '#dcebf3',
  '#b9d8e7',
  '#8fc3dc',
  '#63b7dc',
  '#3793bb',
  '#217699',
  '#17658a',
  '#0f5170',
  '#0a3d55',
];

const gray: MantineColorsTuple = [
  '#f8f9fa',
  '#f4f5f7',
  '#eceff2',
  '#e2e5e9',
  '#c5cbd3',
  '#9aa3ad',
  '#626c77',
  '#505a65',
  '#343b43',
  '#1a1e23',
];

const dark: MantineColorsTuple = [
  '#e5e8eb',
  '#a9b3bd',
  '#929ca7',
  '#667079',
  '#414a53',
  '#2a3036',
  '#22272d',
  '#1a1e22',
  '#14171a',
  '#111315',
];

/** As a fill, the colour of what is bad is another than as text: white has to be read on it in both themes. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled') return colors;
  const fill = input.color === 'var(--bad)' ? 'var(--bad-fill)' : colors.background;
  const hover = input.color === 'var(--bad)' ? 'var(--bad-fill-hover)' : colors.hover;
  return { ...colors, background: fill, hover, color: 'var(--on-fill)' };
};

const small = { defaultProps: { size: 'xs' } };

/** Mantine in the product's clothes: dense, square-ish, the tokens' colours. Sizes default to the small ones. */
export const theme = createTheme({
  fontFamily: 'var(--face)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: '13px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: { fontFamily: 'var(--face)', fontWeight: '600' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: variantColors,
  cursorType: 'default',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 28 } }),
    Button: Button.extend({ defaultProps: { size: 'xs', variant: 'default' } }),
    Checkbox: Checkbox.extend(small),
    Combobox: Combobox.extend({ defaultProps: { zIndex: layers.popover } }),
    Loader: Loader.extend({ defaultProps: { size: 16 } }),
    Menu: Menu.extend({
      defaultProps: { shadow: 'md', position: 'bottom-start', offset: 4, zIndex: layers.popover },
    }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        radius: 'md',
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { transition: 'fade', duration: 90 },
        closeButtonProps: { 'aria-label': say('components:close') },
        zIndex: layers.dialog,
      },
    }),
    // A <header> inside a dialog would count as a second banner of the page.
    ModalHeader: ModalHeader.extend({ defaultProps: { role: 'presentation' } }),
    Notification: Notification.extend({
      defaultProps: { closeButtonProps: { 'aria-label': say('components:close') } },
    }),
    NumberInput: NumberInput.extend(small),
    PasswordInput: PasswordInput.extend(small),
    Popover: Popover.extend({
      defaultProps: { shadow: 'md', radius: 'md', offset: 6, zIndex: layers.popover },
    }),
    Progress: Progress.extend({ defaultProps: { size: 4, radius: 'xl' } }),
    Radio: Radio.extend(small),
    SegmentedControl: SegmentedControl.extend(small),
    Select: Select.extend({ defaultProps: { size: 'xs', checkIconPosition: 'right' } }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 6, horizontalSpacing: 12 } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Textarea: Textarea.extend(small),
    TextInput: TextInput.extend(small),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 350,
        withArrow: false,
        offset: 6,
        fz: 12,
        events: { hover: true, focus: true, touch: false },
        zIndex: layers.tooltip,
      },
    }),
  },
});

/** What opens within a dialog lies over it. */
export const withinDialog = createTheme({
  components: {
    Combobox: Combobox.extend({ defaultProps: { zIndex: layers.popoverInDialog } }),
    Menu: Menu.extend({ defaultProps: { zIndex: layers.popoverInDialog } }),
    Popover: Popover.extend({ defaultProps: { zIndex: layers.popoverInDialog } }),
  },
});

const followed = {
  '--mantine-color-body': 'var(--sheet)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-dim)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-accent-filled': 'var(--accent-fill)',
  '--mantine-color-accent-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-color-accent-light': 'var(--accent-soft)',
  '--mantine-color-accent-light-hover': 'var(--accent-soft)',
  '--mantine-color-accent-light-color': 'var(--accent)',
  '--mantine-color-accent-outline': 'var(--accent)',
  '--mantine-primary-color-filled': 'var(--accent-fill)',
  '--mantine-primary-color-filled-hover': 'var(--accent-fill-hover)',
  '--mantine-primary-color-contrast': 'var(--on-fill)',
};

/** Lets Mantine's own variables follow the tokens, so that there is one set of colours. It sets some of them anew in each theme. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: followed, dark: followed });
