/**
 * What columns of the catalogue are called elsewhere, without case, spaces and punctuation. Names of the catalogue themselves fit always. The
 * first spelling that a table has is taken.
 */
export const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  order_id: ['orderno', 'ordernumber', 'salesorder', 'salesorderid', 'salesorderno', 'salesordernumber', 'sono', 'sonumber', 'orderref', 'auftrag', 'auftragsnummer', 'vbeln'],
  purchase_order_id: ['po', 'pono', 'ponumber', 'poid', 'purchaseorder', 'purchaseorderno', 'purchaseordernumber', 'bestellung', 'bestellnummer', 'ebeln'],
  line_number: ['line', 'lineno', 'linenum', 'position', 'pos', 'item', 'itemno', 'orderlinenumber', 'posnr', 'ebelp'],
  product_id: [
    'sku', 'skuid', 'material', 'materialno', 'materialnumber', 'itemid', 'itemcode', 'itemnumber', 'article', 'articleid', 'articleno',
    'productcode', 'productno', 'productnumber', 'partno', 'partnumber', 'artikel', 'artikelnummer', 'matnr',
  ],
  product_name: ['productdescription', 'description', 'itemname', 'itemdescription', 'materialdescription', 'name', 'articlename', 'bezeichnung'],
  product_group: ['category', 'categoryname', 'productcategory', 'productfamily', 'family', 'group', 'itemgroup', 'materialgroup', 'warengruppe'],
  base_unit: ['unit', 'uom', 'baseuom', 'unitofmeasure', 'stockingunit', 'einheit', 'meins'],
  warehouse_id: [
    'warehouse', 'warehousecode', 'wh', 'whid', 'site', 'siteid', 'plant', 'plantid', 'location', 'locationid', 'store', 'storeid', 'dc', 'lager',
    'werk', 'werks',
  ],
  warehouse_name: ['sitename', 'plantname', 'locationname', 'storename', 'name', 'description'],
  customer_id: ['customer', 'customerno', 'customernumber', 'client', 'clientid', 'soldto', 'buyer', 'kunde', 'kundennummer', 'kunnr'],
  supplier_id: ['supplier', 'supplierno', 'suppliernumber', 'vendor', 'vendorid', 'vendorno', 'lieferant', 'lieferantennummer', 'lifnr'],
  supplier_name: ['vendorname', 'suppliername', 'name'],
  order_date: ['orderdate', 'orderedon', 'ordered', 'dateoforder', 'created', 'createdat', 'createddate', 'docdate', 'documentdate', 'bestelldatum', 'auftragsdatum'],
  requested_date: ['requesteddeliverydate', 'wanteddate', 'duedate', 'requireddate', 'needby', 'needbydate', 'wunschtermin'],
  first_promised_date: ['promiseddate', 'promisedate', 'firstpromisedate', 'promiseddeliverydate', 'committeddate'],
  promised_date: ['promiseddate', 'promisedate', 'currentpromisedate', 'confirmeddeliverydate'],
  quantity_ordered: ['quantity', 'qty', 'orderqty', 'orderquantity', 'orderedqty', 'qtyordered', 'orderedquantity', 'menge', 'bestellmenge'],
  quantity_despatched: ['shippedqty', 'qtyshipped', 'shippedquantity', 'dispatchedqty', 'despatchedqty'],
  quantity_delivered: ['deliveredqty', 'qtydelivered', 'deliveredquantity'],
  quantity_received: ['receivedqty', 'qtyreceived', 'receivedquantity', 'receiptqty', 'quantity', 'qty'],
  quantity_cancelled: ['cancelledqty', 'canceledqty', 'qtycancelled'],
  last_despatched_date: ['shipdate', 'shippeddate', 'shippingdate', 'despatchdate', 'dispatchdate', 'goodsissuedate'],
  last_delivered_date: ['deliverydate', 'delivereddate', 'deliveredon', 'actualdeliverydate'],
  received_date: ['receiptdate', 'datereceived', 'goodsreceiptdate', 'receivedon', 'wareneingang'],
  receipt_id: ['receipt', 'receiptno', 'receiptnumber', 'grn', 'goodsreceipt'],
  first_confirmed_date: ['confirmeddate', 'confirmationdate', 'confirmeddeliverydate'],
  confirmed_date: ['confirmeddate', 'confirmationdate', 'confirmeddeliverydate'],
  unit_price: ['price', 'netprice', 'salesprice', 'itemprice', 'priceperunit', 'preis'],
  unit_cost: ['cost', 'standardcost', 'stdcost', 'itemcost', 'costprice'],
  list_price: ['price', 'catalogprice', 'catalogueprice', 'listprice'],
  currency: ['currencycode', 'curr', 'waehrung'],
  status: ['orderstatus', 'state', 'postatus'],
  on_hand: ['onhandqty', 'qtyonhand', 'onhandquantity', 'stock', 'stockqty', 'currentstock', 'inventory', 'quantity', 'qty', 'bestand'],
  quarantined: ['blocked', 'blockedstock', 'qualityinspection', 'onholdqty'],
  allocated: ['allocatedqty', 'reserved', 'reservedqty', 'committed'],
  on_order: ['onorderqty', 'qtyonorder', 'openpo'],
  in_transit: ['intransitqty', 'transit'],
  as_of_date: ['snapshotdate', 'stockdate', 'inventorydate', 'asof', 'date'],
  stock_date: ['snapshotdate', 'inventorydate', 'date', 'day'],
  closing_on_hand: ['closingstock', 'stock', 'onhand', 'quantity', 'qty'],
  demand_date: ['date', 'day', 'salesdate', 'saledate'],
  quantity_demanded: ['demand', 'sales', 'unitssold', 'salesqty', 'soldqty', 'quantity', 'qty'],
  moved_at: ['movementdate', 'postingdate', 'transactiondate', 'date'],
  movement_id: ['movement', 'movementno', 'transactionid', 'transactionno', 'documentno'],
  lead_time_days: ['leadtime', 'leadtimedays'],
  reorder_point: ['rop', 'reorderlevel', 'minstock'],
  country: ['countrycode', 'land'],
  city: ['town', 'ort'],
  weight_kg: ['weight', 'grossweight', 'netweight'],
  volume_m3: ['volume'],
};

/** A name without what spellings differ in. */
export function bare(name: string): string {
  return name.normalize('NFKD').replaceAll(/\p{Mark}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
