import { Injectable } from '@nestjs/common';
import { keyOf, NotFound } from '@firmograph/kernel';
import { receiptOf, type Receipt } from '../domain/receipt.ts';
import { purpose } from './messages.ts';
import { Consents, ReceiptSigner, type Address, type Signature } from './ports.ts';

export type SignedReceipt = Receipt & { readonly signature: Signature | null };

@Injectable()
export class ReadReceipt {
  constructor(
    private readonly consents: Consents,
    private readonly signer: ReceiptSigner,
  ) {}

  async execute(address: Address, consentId: string): Promise<SignedReceipt> {
    const { tenantId, id } = address;
    const record = (await this.consents.store.find(address))?.value;
    const grant = record?.acts.find((act) => act.act === 'granted' && act.consentId === consentId);
    if (record === undefined || grant?.act !== 'granted') throw new NotFound('consent', consentId);
    const receipt = receiptOf({ tenantId, recordId: keyOf(tenantId, id, purpose), record, grant });
    return { ...receipt, signature: this.signer.sign(receipt) };
  }
}
