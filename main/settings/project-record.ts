import { z } from 'zod';

/** The project that every data folder begins with. Its file is the `project.sqlite` there was before there were several. */
export const firstProjectId = '00000001';

/** Short, lower-case hexadecimal: it becomes the name of a folder. */
export const projectId = z.string().regex(/^[0-9a-f]{8,32}$/);

/** A project as the settings know it; what was ingested into it is in a database of its own. */
export const projectRecord = z.object({
  id: projectId,
  name: z.string().min(1),
  /** When its database was first opened: from then on one that is gone is lost, and not new. ISO 8601 in UTC. */
  usedSince: z.iso.datetime().optional(),
  /** When every page and index of its database was last found sound. ISO 8601 in UTC. */
  checkedAt: z.iso.datetime().optional(),
  /** What the last scheduled check found damaged, in the file of this inode: another one was not checked yet. */
  damage: z.object({ where: z.string(), inode: z.string() }).optional(),
  /** The code of why the last scheduled backup could not be made. */
  backupFailure: z.string().optional(),
});
export type ProjectRecord = z.infer<typeof projectRecord>;

/** The project of a new installation, and of one that is older than projects. */
export const firstProject: ProjectRecord = { id: firstProjectId, name: 'Main project' };
