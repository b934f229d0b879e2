/** A request that the stage refuses by itself, with a status and a sentence; a platform says it in its own words. */
export class StageRefusal extends Error {
  readonly status: 400 | 404 | 413 | 422;

  constructor(status: StageRefusal["status"], sentence: string) {
    super(sentence);
    this.name = "StageRefusal";
    this.status = status;
  }
}
