using System.Collections.Immutable;
using System.Text.RegularExpressions;
using LandingZone.Cluster;
using LandingZone.CustomResources.Istio;
using LandingZone.CustomResources.Kubeflow;
using LandingZone.CustomResources.Kueue;
using LandingZone.Identity;
using LandingZone.Security;
using LandingZone.Zones;
using Pulumi;
using Extensions = Pulumi.Kubernetes.ApiExtensions;
using MetaInputs = Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Rbac = Pulumi.Kubernetes.Rbac.V1;
using RbacInputs = Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace LandingZone.Kubeflow;

/// <summary>
/// A tenant of the cluster: a namespace with its limits, a profile, its people with their roles, a network of its own, an AWS role for its
/// pods that reaches the team's place in the bucket and nothing of other teams, its areas on the shared file system, and the helper that
/// stops idle workspaces. Its Kubernetes provider comes from the options, and its AWS provider too.
/// </summary>
public sealed partial class Team : ComponentResource
{
    /// <summary>The queue through which the team's jobs reach the cluster, in its namespace: <see cref="FairShareQueues.Queue"/>.</summary>
    public const string Queue = FairShareQueues.Queue;

    /// <summary>The claim of its shared area, where there is a shared file system.</summary>
    public const string SharedClaim = "shared";

    private readonly string _name;
    private readonly TeamArgs _args;
    private readonly PlatformObjects _objects;

    /// <summary>Declares the team.</summary>
    /// <exception cref="ArgumentException">The arguments break a rule; the message lists everything that is wrong.</exception>
    public Team(string name, TeamArgs args, ComponentResourceOptions? options = null)
        : base("landingzone:kubeflow:Team", name, options)
    {
        Check(name, args);
        _name = name;
        _args = args;
        var space = new ClusterNamespace($"{name}-space", new ClusterNamespaceArgs
        {
            Zone = args.Zone,
            Name = args.Name,
            Quota = args.Quota,
            AllowHttpsEgress = true,

            // The profile controller takes over a namespace only if it says that it is the owner's.
            Annotations = ImmutableDictionary<string, string>.Empty.Add("owner", args.Owner.Email),
            Queued = args.Share is not null,
            Labels = ImmutableDictionary<string, string>.Empty.Add("istio-injection", "enabled"),
        }, new ComponentResourceOptions { Parent = this });
        _objects = new PlatformObjects(this, name, args.Zone, args.Share is { } share ? Queued(share, space.Namespace) : space.Namespace);
        var profile = _objects.Custom("profile", new ProfileArgs
        {
            Metadata = _objects.OfCluster(args.Name),
            Spec = new ProfileSpecArgs
            {
                Owner = new ProfileOwnerArgs { Kind = "User", Name = args.Owner.Email, ApiGroup = "rbac.authorization.k8s.io" },
            },
        }, space);
        foreach (var member in args.Members)
        {
            LetIn(member);
        }

        DeclareNetwork();
        Role = new WorkloadIdentity($"{name}-role", new WorkloadIdentityArgs
        {
            Zone = args.Zone,
            Workload = $"team-{args.Name}",
            Description = $"Workspaces, training and experiments of the team {args.Name}",
            Trust = WorkloadTrust.ServiceAccount(new PodTrust(args.ClusterName, args.ClusterArn, args.Name, KubeflowNames.EditorAccount)),
            Statements = Rights(),
            PermissionBoundaryArn = args.PermissionBoundaryArn,
        }, new ComponentResourceOptions { Parent = this });
        Claims = args.Files is { } files ? TeamVolumes.Declare(_objects, args, files) : ImmutableDictionary<string, Output<string>>.Empty;
        WorkspaceCulling.Declare(_objects, args);

        // Whoever puts something into the namespace waits for the profile too, whose controller makes the service accounts.
        Namespace = Output.All(_objects.Namespace, profile.Id).Apply(_ => args.Name);
        RegisterOutputs(new Dictionary<string, object?> { ["namespace"] = Namespace, ["roleArn"] = Role.RoleArn });
    }

    /// <summary>The namespace; known when it has its limits and its profile.</summary>
    public Output<string> Namespace { get; }

    /// <summary>The role of its pods.</summary>
    public WorkloadIdentity Role { get; }

    /// <summary>The volume claims of its areas: "shared", and "home-[name]" for each of its people; empty without a shared file system.</summary>
    public ImmutableDictionary<string, Output<string>> Claims { get; }

    internal static void Check(string name, TeamArgs args)
    {
        var problems = new ArgumentProblems(nameof(Team), name);
        problems.AddIf(
            !KebabName.Is(args.Name, 20),
            $"Name is '{args.Name}'; it must be up to 20 lower-case letters, digits and single hyphens, beginning with a letter.");
        problems.AddIf(
            args.Name is KubeflowNames.Space or KubeflowNames.SignInSpace or EnvironmentCatalog.Namespace or "default",
            $"Name is '{args.Name}', which is a namespace of the platform; choose another.");
        foreach (var person in args.People)
        {
            problems.AddIf(!person.HasValidName, $"Members has the name '{person.Name}'; {TeamMember.NameRule}.");
            problems.AddIf(!person.HasValidEmail, $"Members has the mail address '{person.Email}'; {TeamMember.EmailRule}.");
        }

        foreach (var twice in args.People.GroupBy(person => person.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"Members has '{twice.Key}' {twice.Count()} times, the owner counted; name each person once.");
        }

        var claims = args.Files is null ? 0 : args.People.Count + 1;
        problems.AddIf(
            args.Quota.VolumeClaims < claims || args.Quota.StorageGib < claims,
            $"Quota has {args.Quota.VolumeClaims} volume claims and {args.Quota.StorageGib} GiB of storage; the shared area and the homes of "
            + $"{args.People.Count} people need {claims} of each at least.");
        if (args.Files is { } files)
        {
            foreach (var area in TeamVolumes.AreasOf(args).Where(area => !files.AccessPointIds.ContainsKey(area)))
            {
                problems.Add($"Files has no access point for '{area}'; give the shared file system that area.");
            }
        }

        problems.AddIf(
            !args.ToolsImage.Contains("@sha256:", StringComparison.Ordinal),
            $"ToolsImage is '{args.ToolsImage}'; name it by digest, so that it is the same whenever a pod starts.");
        problems.AddIf(args.IdleMinutes < 15, $"IdleMinutes is {args.IdleMinutes}; give 15 or more, so that a coffee does not end the work.");
        problems.ThrowIfAny();
    }

    /// <summary>The team's queue; gives the namespace, known when the queue is there for what starts in it.</summary>
    private Output<string> Queued(Input<string> share, Output<string> space) => new Extensions.CustomResource(
        $"{_name}-queue",
        new LocalQueueArgs
        {
            Metadata = new MetaInputs.ObjectMetaArgs { Name = Queue, Namespace = space, Labels = ObjectLabels.Of(_args.Zone) },
            Spec = new LocalQueueSpecArgs { ClusterQueue = share },
        },
        new CustomResourceOptions { Parent = this }).Id.Apply(_ => _args.Name);

    /// <summary>
    /// A member's binding and policy, by the names and annotations of Kubeflow's access management (KFAM), so that the dashboard shows them.
    /// </summary>
    private void LetIn(TeamMember member)
    {
        var role = MemberRoles.Of(member.Role);
        var what = $"member-{member.Name}";
        var binding = NotInNames().Replace($"user-{member.Email}-clusterrole-{role["kubeflow-".Length..]}".ToLowerInvariant(), "-");
        MetaInputs.ObjectMetaArgs Metadata()
        {
            var metadata = _objects.Named(binding);
            metadata.Annotations.Add("user", member.Email);
            metadata.Annotations.Add("role", role["kubeflow-".Length..]);
            return metadata;
        }

        _ = new Rbac.RoleBinding(_objects.Logical(what), new RbacInputs.RoleBindingArgs
        {
            Metadata = Metadata(),
            RoleRef = new RbacInputs.RoleRefArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "ClusterRole", Name = role },
            Subjects = { new RbacInputs.SubjectArgs { ApiGroup = "rbac.authorization.k8s.io", Kind = "User", Name = member.Email } },
        }, _objects.Options());
        _ = _objects.Custom($"{what}-access", new AuthorizationPolicyArgs
        {
            Metadata = Metadata(),
            Spec = new AuthorizationPolicySpecArgs
            {
                Action = "ALLOW",
                Rules =
                {
                    new AuthorizationRuleArgs
                    {
                        From =
                        {
                            new AuthorizationFromArgs { Source = new AuthorizationSourceArgs { Principals = { _args.Gateway.Principal } } },
                        },
                        When =
                        {
                            new AuthorizationConditionArgs
                            {
                                Key = $"request.headers[{KubeflowNames.UserHeader}]", Values = { member.Email },
                            },
                        },
                    },
                },
            },
        });
    }

    private void DeclareNetwork()
    {
        var network = new PlatformNetwork(_objects);
        network.MeshControl(_args.Gateway);
        network.WithinNamespace("within-team", selector: new());
        network.Ingress("from-gateway", new(), [PlatformNetwork.OfNamespace(_args.Gateway.Namespace)], Workspace.Port, ExperimentTracking.Port);

        // Katib asks a search what to try next, and trials tell it what they measured.
        network.Ingress("from-katib", new(), [PlatformNetwork.OfApp(KubeflowNames.Space, Katib.Controller)], Katib.MeasurementsPort, 6788);
        network.Egress(
            "to-katib", new(), [PlatformNetwork.OfApp(KubeflowNames.Space, Katib.DatabaseManager)], Katib.MeasurementsPort);

        // Pods with a proxy of the mesh take no connection that the mesh did not encrypt.
        _ = _objects.Custom("mesh-only", new PeerAuthenticationArgs
        {
            Metadata = _objects.Named("mesh-only"),
            Spec = new PeerAuthenticationSpecArgs { Mtls = new MutualTlsArgs { Mode = "STRICT" } },
        });
    }

    private List<PolicyStatement> Rights()
    {
        var prefix = PrefixOf(_args.Name);
        var statements = new List<PolicyStatement>
        {
            new("ListOwnPlace", PolicyEffect.Allow)
            {
                Actions = ["s3:ListBucket"],
                Resources = [_args.Home.Arn],
                Conditions = [new PolicyCondition("StringLike", "s3:prefix", $"{prefix}*")],
            },
            new("UseOwnPlace", PolicyEffect.Allow)
            {
                Actions = ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
                Resources = [Output.Format($"{_args.Home.Arn}/{prefix}*")],
            },
            KeyUse.ReadAndWrite("UseStorageKey", _args.Zone, _args.StorageKeyArn, "s3"),
        };
        if (_args.Reads.Count > 0)
        {
            statements.Add(new("ListApproved", PolicyEffect.Allow)
            {
                Actions = ["s3:ListBucket"], Resources = [.. _args.Reads.Select(data => data.Arn)],
            });
            statements.Add(new("ReadApproved", PolicyEffect.Allow)
            {
                Actions = ["s3:GetObject", "s3:GetObjectVersion"],
                Resources = [.. _args.Reads.Select(data => (Input<string>)Output.Format($"{data.Arn}/*"))],
            });
        }

        statements.AddRange(_args.MoreRights);
        return statements;
    }

    /// <summary>A team's place in its bucket.</summary>
    internal static string PrefixOf(string team) => $"teams/{team}/";

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInNames();
}
