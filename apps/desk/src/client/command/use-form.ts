import type { FieldFault } from '@qsl/contracts';
import { computed, ref } from 'vue';
import type { Command } from '../api/http.js';
import { faultOf } from './form-spec.js';
import { useCommand, type CommandTarget } from './use-command.js';
import { useDraft } from './use-draft.js';

interface FormPlan<T extends object, View> {
  /** Where what is typed is kept. */
  draftKey: string;
  empty: () => T;
  target: CommandTarget;
  /** What is missing or wrong before anything is sent. */
  check: (values: T) => FieldFault[];
  toBody: (values: T) => object;
  send: (command: Command) => Promise<View>;
  done: (view: View) => void;
}

/** A form of more than one kind of field: its draft, its faults, and the change that it sends. */
export function useForm<T extends object, View>(plan: FormPlan<T, View>) {
  const { values, discard } = useDraft(plan.draftKey, plan.empty);
  const { isBusy, problem, isStale, acceptCurrent, run } = useCommand(plan.target);
  const own = ref<FieldFault[]>([]);
  const faults = computed(() => (own.value.length > 0 ? own.value : (problem.value?.faults ?? [])));

  /** True when it was carried out. */
  const submit = async (): Promise<boolean> => {
    own.value = plan.check(values);
    if (own.value.length > 0) return false;
    const answers: View[] = [];
    const isDone = await run(plan.toBody(values), async (command) => answers.push(await plan.send(command)));
    if (isDone) {
      discard();
      answers.forEach(plan.done);
    }
    return isDone;
  };

  return {
    values,
    discard,
    faults,
    faultAt: (name: string): string | null => faultOf(faults.value, name),
    /** For `CommandDialog`. */
    dialog: computed(() => ({ isBusy: isBusy.value, isStale: isStale.value, problem: problem.value, submit })),
    acceptCurrent,
    submit,
  };
}
