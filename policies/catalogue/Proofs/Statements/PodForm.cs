namespace LandingZone.Policies.Proofs.Statements;

/// <summary>Pods of a namespace, all or those with some labels.</summary>
/// <param name="Namespace">The namespace.</param>
/// <param name="Labels">Labels that they have; they may have more.</param>
/// <param name="Line">Where it stands in the file.</param>
public sealed record PodForm(string Namespace, IReadOnlyDictionary<string, string> Labels, int Line);
