/** A group of products: five kinds in ten sizes each, and what they are like. Ranges run from the smallest to the largest size. */
export interface ProductGroup {
  readonly name: string;
  readonly kinds: readonly string[];
  readonly sizes: readonly string[];
  readonly unit: string;
  readonly cost: readonly [number, number];
  readonly weightKg: readonly [number, number];
  readonly volumeM3: readonly [number, number];
  /** The usual order line, largest for the smallest size. */
  readonly lineQuantity: readonly [number, number];
  readonly packSizes: readonly number[];
  readonly storageClass: 'ambient' | 'cool' | 'hazardous' | 'bulky';
  readonly shelfLifeDays?: number;
  /** How much more is sold at the peak of the year than on average, and when: 0 is New Year. */
  readonly season: { readonly swing: number; readonly peak: number };
}

const inches = ['1/8"', '1/4"', '3/8"', '1/2"', '3/4"', '1"', '1 1/4"', '1 1/2"', '2"', '3"'];
const litres = ['0.5 l', '1 l', '2 l', '4 l', '5 l', '10 l', '20 l', '25 l', '50 l', '60 l'];

/** The twelve groups. */
export const PRODUCT_GROUPS: readonly ProductGroup[] = [
  {
    name: 'Bearings', kinds: ['Ball bearing', 'Roller bearing', 'Needle bearing', 'Angular bearing', 'Pillow block bearing'],
    sizes: ['6000', '6002', '6004', '6006', '6008', '6010', '6204', '6206', '6308', '6310'],
    unit: 'piece', cost: [3, 48], weightKg: [0.02, 1.4], volumeM3: [0.00005, 0.0009], lineQuantity: [16, 4], packSizes: [1, 5, 10],
    storageClass: 'ambient', season: { swing: 0.08, peak: 0.3 },
  },
  {
    name: 'Seals', kinds: ['Shaft seal', 'O-ring', 'Rod seal', 'Wiper seal', 'Flange gasket'],
    sizes: ['10 mm', '12 mm', '16 mm', '20 mm', '25 mm', '32 mm', '40 mm', '50 mm', '63 mm', '80 mm'],
    unit: 'piece', cost: [0.6, 14], weightKg: [0.002, 0.15], volumeM3: [0.00001, 0.0004], lineQuantity: [40, 10], packSizes: [1, 10, 50],
    storageClass: 'ambient', season: { swing: 0.1, peak: 0.55 },
  },
  {
    name: 'Belts', kinds: ['V-belt', 'Timing belt', 'Ribbed belt', 'Flat belt', 'Wedge belt'],
    sizes: ['600 mm', '750 mm', '900 mm', '1000 mm', '1120 mm', '1250 mm', '1400 mm', '1600 mm', '1800 mm', '2000 mm'],
    unit: 'piece', cost: [4, 36], weightKg: [0.08, 0.9], volumeM3: [0.0004, 0.003], lineQuantity: [10, 3], packSizes: [1, 5],
    storageClass: 'ambient', season: { swing: 0.12, peak: 0.45 },
  },
  {
    name: 'Motors', kinds: ['Electric motor', 'Brake motor', 'Gear motor', 'Servo motor', 'Fan motor'],
    sizes: ['0.12 kW', '0.25 kW', '0.37 kW', '0.55 kW', '0.75 kW', '1.1 kW', '1.5 kW', '2.2 kW', '3 kW', '4 kW'],
    unit: 'piece', cost: [70, 520], weightKg: [4, 38], volumeM3: [0.008, 0.07], lineQuantity: [2, 1], packSizes: [1],
    storageClass: 'bulky', season: { swing: 0.05, peak: 0.7 },
  },
  {
    name: 'Fasteners', kinds: ['Hex bolt', 'Socket screw', 'Lock nut', 'Spring washer', 'Threaded rod'],
    sizes: ['M4', 'M5', 'M6', 'M8', 'M10', 'M12', 'M16', 'M20', 'M24', 'M30'],
    unit: 'piece', cost: [0.03, 2.4], weightKg: [0.002, 0.4], volumeM3: [0.000001, 0.0001], lineQuantity: [400, 60], packSizes: [50, 100, 200],
    storageClass: 'ambient', season: { swing: 0.08, peak: 0.4 },
  },
  {
    name: 'Valves', kinds: ['Ball valve', 'Check valve', 'Gate valve', 'Solenoid valve', 'Pressure valve'], sizes: inches,
    unit: 'piece', cost: [8, 130], weightKg: [0.1, 5], volumeM3: [0.0002, 0.008], lineQuantity: [6, 2], packSizes: [1, 4],
    storageClass: 'ambient', season: { swing: 0.15, peak: 0.75 },
  },
  {
    name: 'Pumps', kinds: ['Gear pump', 'Vane pump', 'Centrifugal pump', 'Dosing pump', 'Drain pump'],
    sizes: ['1 l/min', '4 l/min', '8 l/min', '12 l/min', '16 l/min', '25 l/min', '40 l/min', '63 l/min', '80 l/min', '100 l/min'],
    unit: 'piece', cost: [55, 610], weightKg: [2, 30], volumeM3: [0.005, 0.06], lineQuantity: [2, 1], packSizes: [1],
    storageClass: 'bulky', season: { swing: 0.22, peak: 0.5 },
  },
  {
    name: 'Filters', kinds: ['Air filter', 'Oil filter', 'Hydraulic filter', 'Cabin filter', 'Water filter'],
    sizes: ['F10', 'F15', 'F20', 'F25', 'F30', 'F40', 'F50', 'F60', 'F80', 'F100'],
    unit: 'piece', cost: [3, 60], weightKg: [0.1, 3], volumeM3: [0.0008, 0.02], lineQuantity: [12, 3], packSizes: [1, 6, 24],
    storageClass: 'ambient', season: { swing: 0.25, peak: 0.25 },
  },
  {
    name: 'Lubricants', kinds: ['Bearing grease', 'Gear oil', 'Hydraulic oil', 'Chain oil', 'Cutting fluid'], sizes: litres,
    unit: 'can', cost: [4, 190], weightKg: [0.5, 58], volumeM3: [0.0008, 0.08], lineQuantity: [8, 1], packSizes: [1, 4],
    storageClass: 'hazardous', shelfLifeDays: 270, season: { swing: 0.18, peak: 0.95 },
  },
  {
    name: 'Sensors', kinds: ['Proximity sensor', 'Pressure sensor', 'Temperature sensor', 'Level sensor', 'Flow sensor'],
    sizes: ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10'],
    unit: 'piece', cost: [18, 160], weightKg: [0.05, 0.6], volumeM3: [0.0002, 0.002], lineQuantity: [4, 1], packSizes: [1],
    storageClass: 'ambient', season: { swing: 0.06, peak: 0.8 },
  },
  {
    name: 'Hoses', kinds: ['Hydraulic hose', 'Air hose', 'Water hose', 'Suction hose', 'Braided hose'], sizes: inches,
    unit: 'metre', cost: [1.5, 28], weightKg: [0.1, 2.2], volumeM3: [0.0004, 0.009], lineQuantity: [30, 10], packSizes: [10, 25],
    storageClass: 'ambient', season: { swing: 0.2, peak: 0.45 },
  },
  {
    name: 'Safety', kinds: ['Work gloves', 'Safety goggles', 'Ear muffs', 'Dust mask', 'Safety helmet'],
    sizes: ['XS', 'S', 'M', 'L', 'XL', 'XXL', 'Pro S', 'Pro M', 'Pro L', 'Pro XL'],
    unit: 'piece', cost: [1.2, 26], weightKg: [0.05, 0.5], volumeM3: [0.0005, 0.006], lineQuantity: [24, 6], packSizes: [1, 12],
    storageClass: 'ambient', season: { swing: 0.3, peak: 0.96 },
  },
];
