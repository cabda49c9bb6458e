using System.Collections.Immutable;
using LandingZone.Cluster;
using LandingZone.Storage;
using LandingZone.Zones;
using Pulumi;

namespace LandingZone.Identity;

/// <summary>
/// The roles of people in a zone. What a persona may do depends on the zone: models are designed in R&amp;D, people write no data in staging and
/// production, and operators and auditors see none anywhere. Kubernetes rights come from the cluster's access entries, which name the
/// same roles.
/// </summary>
public sealed class PersonaRoles : ComponentResource
{
    private const int Hour = 3600;

    /// <summary>Declares the roles.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public PersonaRoles(string name, PersonaRolesArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:identity:PersonaRoles", name, options)
    {
        Check(name, args);
        var roles = args.Personas.ToDictionary(persona => persona, persona => Role(name, args, persona));
        RoleArns = roles.ToImmutableDictionary(role => role.Key, role => role.Value.RoleArn);
        RoleNames = roles.ToImmutableDictionary(role => role.Key, role => role.Value.RoleName);
        RegisterOutputs(RoleArns.ToDictionary(role => PersonaNames.Of(role.Key), role => (object?)role.Value));
    }

    /// <summary>The roles' ARNs by persona; known when the roles have their rights.</summary>
    public ImmutableDictionary<Persona, Output<string>> RoleArns { get; }

    /// <summary>The roles' names by persona.</summary>
    public ImmutableDictionary<Persona, Output<string>> RoleNames { get; }

    /// <summary>The ARN that the role of a persona has or will have.</summary>
    public static string RoleArnOf(ZoneIdentity zone, Persona persona) => WorkloadIdentity.RoleArnOf(zone, PersonaNames.Of(persona));

    internal static void Check(string name, PersonaRolesArgs args)
    {
        var problems = new ArgumentProblems(nameof(PersonaRoles), name);
        var kind = args.Zone.Kind;
        var possible = PersonaNames.In(kind);
        problems.AddIf(args.Personas.Count == 0, "Personas is empty; name one or more.");
        foreach (var persona in args.Personas.Except(possible))
        {
            problems.Add(
                $"Personas has {PersonaNames.Of(persona)}, which {(kind == ZoneKind.Rnd ? "an rnd" : $"a {kind.ToString().ToLowerInvariant()}")} "
                + $"zone does not have; take it out: there are {string.Join(", ", possible.Select(PersonaNames.Of))}.");
        }

        foreach (var twice in args.Personas.GroupBy(persona => persona).Where(group => group.Count() > 1))
        {
            problems.Add($"Personas names {PersonaNames.Of(twice.Key)} {twice.Count()} times; name it once.");
        }

        foreach (var persona in args.Personas.Where(persona => args.SignIn.Known is { } known && !known.Contains(persona)))
        {
            problems.Add($"SignIn has no permission set for {PersonaNames.Of(persona)}; name one, or take the persona out.");
        }

        foreach (var bucket in args.Buckets)
        {
            Check(bucket, args, problems);
        }

        problems.ThrowIfAny();
    }

    private static void Check(PersonaBucket bucket, PersonaRolesArgs args, ArgumentProblems problems)
    {
        var which = $"Buckets gives '{bucket.Content}' to {PersonaNames.Of(bucket.Persona)}, ";
        problems.AddIf(BucketNaming.ProblemOf(bucket.Content) is not null, which + "which is no bucket's content; name what the bucket holds.");
        problems.AddIf(!args.Personas.Contains(bucket.Persona), which + "who has no role here; add the persona, or take the bucket away.");
        problems.AddIf(
            bucket.Persona is Persona.Operator or Persona.Auditor, which + "who sees no data; take the bucket away.");
        problems.AddIf(
            bucket.Writes && args.Zone.Kind != ZoneKind.Rnd,
            which + "to write; people write no data outside R&D, so let them read only.");
        problems.AddIf(
            args.Buckets.Count(other => other.Persona == bucket.Persona && other.Content == bucket.Content) > 1,
            which + "more than once; name it once.");
    }

    private WorkloadIdentity Role(string name, PersonaRolesArgs args, Persona persona) => new(
        $"{name}-{PersonaNames.Of(persona)}",
        new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = PersonaNames.Of(persona),
            Description = DescriptionOf(persona, args.Zone),
            Trust = args.SignIn.TrustOf(persona),
            Statements = new PersonaRights(args).Of(persona),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
            ManagedPolicies = persona == Persona.Auditor ? ["SecurityAudit"] : [],
            MaxSessionSeconds = HoursOf(persona, args.Zone.Kind) * Hour,
        },
        new ComponentResourceOptions { Parent = this });

    private static string DescriptionOf(Persona persona, ZoneIdentity zone) => persona switch
    {
        Persona.DataEngineer => $"People who bring data into {zone.Name}, filter and shape it",
        Persona.DataScientist => $"People who explore data and train models in {zone.Name}",
        Persona.MlEngineer => $"People who package, serve and watch models in {zone.Name}",
        Persona.Operator => $"People who keep {zone.Name} running, without its data",
        _ => $"People who see how {zone.Name} is set up and what was done in it",
    };

    /// <summary>A working day where models are designed; an hour where production runs or clients' data is.</summary>
    private static int HoursOf(Persona persona, ZoneKind kind) =>
        persona == Persona.Auditor ? 4 : kind == ZoneKind.Rnd ? 8 : 1;
}
