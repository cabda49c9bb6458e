using LandingZone.Infra.Tests.Harness;

namespace LandingZone.Infra.Tests.Ingestion;

/// <summary>Who may do what in the two zones of a promotion, and the ARNs of their keys.</summary>
internal sealed record PromotionTable(AccessTable Access, string RndKey, string StagingKey, string ApprovalKey);
