import { nextTick } from 'vue';

/** Moves the focus to the first control with a fault, else to the notice. */
export async function focusFirstFault(form: HTMLElement | null): Promise<void> {
  await nextTick();
  const control = form?.querySelector<HTMLElement>('[data-faulty="true"] :is(input, textarea)');
  control?.focus();
}
