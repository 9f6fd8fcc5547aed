import { heading, type NewKind } from './new-kind.ts';
import { yamlFile } from './skeleton.ts';

const CATEGORIES = [
  'Adversary Tactics',
  'Malware',
  'Vulnerability',
  'Cloud Security',
  'Abuse',
  'Best Practices',
  'Data Destruction',
  'Unauthorized Software',
];

/** A new analytic story. */
export const newStory: NewKind = {
  name: 'story',
  summary: 'an analytic story: what detections have in common, and why it matters',
  options: { category: 'what the story is about', description: 'one or two sentences' },
  async make(context) {
    const { slug } = context;
    const category = await context.answer('category', {
      message: 'What is the story about?',
      choices: CATEGORIES,
      suggestion: CATEGORIES[0],
    });
    const description = await context.answer('description', {
      message: 'What happens in it, in one or two sentences?',
      suggestion: '<describe what happens in it, in one or two sentences>',
    });
    const content = {
      ...heading(context),
      description,
      narrative:
        '<describe how an attacker proceeds, what the activity looks like in logs, and how to respond>\n',
      references: ['https://attack.mitre.org/'],
      tags: {
        category: [category],
        product: ['Splunk Enterprise', 'Splunk Enterprise Security', 'Splunk Cloud'],
        usecase: 'Advanced Threat Detection',
      },
    };
    return [yamlFile({ path: `stories/${slug}.yml`, schema: 'story', content })];
  },
};
