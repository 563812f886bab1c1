export class LivenessView {
  ok!: true;
}
