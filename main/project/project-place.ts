/** Where a project is. Its engine alone knows more of it; `ProjectEngine.describe` says it to a person. */
export interface ProjectPlace {
  readonly engine: 'sqlite';
}
