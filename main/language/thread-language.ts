import { speakAsStarter } from './language.ts';

/** To be the first import of a thread that may say something: texts are also said while modules load. */
speakAsStarter();
