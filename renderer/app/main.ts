import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '../theme/tokens.css';
import '../theme/base.css';
import '../theme/controls.css';
import './language.ts';

// Modules say their texts when they are loaded: all of them are loaded after the language is chosen, whatever the
// bundler makes of them.
void import('./window.tsx');
