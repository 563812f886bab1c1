/** What is injected for these classes, in their order. */
export type InstancesOf<Classes extends readonly { prototype: unknown }[]> = {
  [Place in keyof Classes]: Classes[Place]['prototype'];
};
