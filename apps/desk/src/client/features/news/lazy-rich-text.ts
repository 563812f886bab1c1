import { defineAsyncComponent } from 'vue';

/** The editor is the heaviest part of the desk: it comes when somebody writes. */
export const LazyRichText = defineAsyncComponent(() => import('./RichText.vue'));
