import { TOOLS } from '../../../../src/contract';
import { defineTool } from '../define-tool';
import { chooseWarehouses, WAREHOUSE_INPUT } from '../warehouse-choice';
import { capacityAnswer } from './capacity-answer';
import { readCapacityData } from './capacity-data';
import { projectWarehouses } from './project-warehouses';

/** How full a warehouse is and will be. */
export const calculateWarehouseCapacity = defineTool({
  contract: TOOLS.calculate_warehouse_capacity,
  title: 'Projecting the space that stock takes',
  description:
    'Projects how full a warehouse will be: space by storage class, day by day with what comes in and goes out, the peak day and whether there will be enough room. '
    + 'Use for: warehouse capacity to come, whether a warehouse will be too full or overflow, enough room or space in the next days, peak day, space by storage class. '
    + 'Not for: the utilisation of today alone (query_data).',
  input: {
    type: 'object',
    properties: {
      warehouse: WAREHOUSE_INPUT,
      horizon_days: { type: 'integer', minimum: 1, maximum: 60, default: 30, description: 'How far to look ahead, in days: two weeks are 14.' },
    },
    additionalProperties: false,
  },
  label: 'verified',
  timeoutSeconds: 60,
  questions: ['Will there be enough space[ in {warehouse}] in the next 30 days?'],
  async run({ warehouse, horizon_days: horizon }, context) {
    const choice = await chooseWarehouses(warehouse, context);
    context.progress(`Reading stock, sizes and what is on its way ${choice.where}`, 0.1);
    const data = await readCapacityData(choice.ids, horizon, context);
    context.progress(`Projecting ${data.items.length.toLocaleString('en')} items over ${horizon} days`, 0.7);
    const warehouses = projectWarehouses(choice.ids, data, horizon);
    return capacityAnswer({ choice, horizon, data, warehouses, context });
  },
});
