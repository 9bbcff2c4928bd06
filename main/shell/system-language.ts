import { app } from 'electron';
import { speakTo } from '../language/language.ts';

/** The first import of the desktop entry: texts are also said while modules load. */
speakTo(app.getPreferredSystemLanguages());
