import { Controller } from '@nestjs/common';
import { segments, type SegmentDeleted, type SegmentSaved } from '@firmograph/contracts';
import { Consume } from '@firmograph/kafka';
import { KnownSegments } from '../../application/ports.ts';

/** Which segments there are and what they read, for what depends on what. */
@Controller()
export class SegmentsConsumer {
  constructor(private readonly known: KnownSegments) {}

  @Consume(segments, 'segment.saved')
  async saved({ tenantid, sequence = 0, data }: SegmentSaved): Promise<void> {
    const { segmentId, name, reads = { enrichmentIds: [], segmentIds: [] } } = data;
    await this.known.hear(tenantid, { segmentId, name, state: 'there', ...reads, sequence });
  }

  @Consume(segments, 'segment.deleted')
  async deleted({ tenantid, sequence = 0, data: { segmentId } }: SegmentDeleted): Promise<void> {
    const nothing = { enrichmentIds: [], segmentIds: [] };
    await this.known.hear(tenantid, { segmentId, name: segmentId, state: 'deleted', ...nothing, sequence });
  }
}
