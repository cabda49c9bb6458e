using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>The roles and users of an estate with their policies: inline, standalone, managed, boundaries and trust.</summary>
internal sealed class Principals
{
    private readonly Dictionary<string, AccessPrincipal> _byArn = new(StringComparer.Ordinal);
    private readonly Dictionary<Resource, AccessPrincipal> _byResource = [];
    private readonly Dictionary<string, (Resource Resource, PolicyReading Reading)> _managed = new(StringComparer.Ordinal);

    /// <summary>Reads an estate.</summary>
    /// <param name="estate">The estate.</param>
    /// <param name="facts">Where accounts and roles are noted.</param>
    /// <param name="targetOf">Gives a role as something that requests are about.</param>
    public Principals(Estate estate, EstateFacts facts, Func<StackResources, Resource, AccessTarget?> targetOf)
    {
        ReadManagedPolicies(estate);
        ReadPrincipals(estate, facts, targetOf);
        ReadStandalonePolicies(estate);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyCollection<AccessPrincipal> All => _byResource.Values;

    /// <summary>The one with an ARN, or null.</summary>
    public AccessPrincipal? Find(string arn) => _byArn.GetValueOrDefault(arn);

    /// <summary>The one that a resource is, or null.</summary>
    public AccessPrincipal? Find(Resource resource) => _byResource.GetValueOrDefault(resource);

    private void ReadManagedPolicies(Estate estate)
    {
        foreach (var (_, policy) in estate.OfType("aws:iam/policy:Policy", "aws-native:iam:ManagedPolicy"))
        {
            if ((policy["arn"].Text ?? policy["policyArn"].Text ?? policy.Id.Text) is { } arn)
            {
                _managed[arn] = (policy, PolicyDocument.Read(policy["policy"].Or(policy["policyDocument"])));
            }
        }
    }

    private void ReadPrincipals(Estate estate, EstateFacts facts, Func<StackResources, Resource, AccessTarget?> targetOf)
    {
        foreach (var (stack, resource) in estate.OfType([.. PolicyForms.Roles, .. PolicyForms.Users]))
        {
            if (AccessModel.ArnOf(resource) is not { } arn)
            {
                continue;
            }

            var isRole = PolicyForms.Roles.Contains(resource.Type);
            var principal = new AccessPrincipal
            {
                Kind = isRole ? PrincipalKind.Role : PrincipalKind.User,
                Arn = arn,
                Account = Arn.Parse(arn)?.Account ?? "",
                Name = Arn.Parse(arn)?.Name ?? resource.Name,
                Resource = resource,
                Stack = stack,
                Tags = ResourceTags.Of(resource),
            };
            _byResource.Add(resource, principal);
            _byArn[arn] = principal;
            facts.PlannedArns.Add(arn);
            if (principal.Account.Length == 12)
            {
                facts.Accounts.Add(principal.Account);
            }

            foreach (var inline in resource["inlinePolicies"].Or(resource["policies"]).Items)
            {
                principal.Identity.Add(
                    PolicyDocument.Read(inline["policy"].Or(inline["policyDocument"])),
                    $"its policy '{(inline["name"].Text ?? inline["policyName"].Text)}'",
                    resource.Urn);
            }

            foreach (var managed in resource["managedPolicyArns"].Items)
            {
                Attach(principal, managed, resource.Urn);
            }

            ReadBoundary(principal, resource);
            if (isRole)
            {
                ReadTrust(principal, targetOf(stack, resource)!, resource);
            }
        }
    }

    private void ReadBoundary(AccessPrincipal principal, Resource resource)
    {
        var boundary = resource["permissionsBoundary"];
        if (!boundary.IsUnknown && boundary.Text is not { Length: > 0 })
        {
            return;
        }

        principal.Boundary = new PolicySet();
        if (boundary.Text is { } arn && _managed.TryGetValue(arn, out var managed))
        {
            principal.Boundary.Add(managed.Reading, $"its boundary '{managed.Resource.Name}'", managed.Resource.Urn);
        }
        else if (boundary.Text is { } foreign && AwsManagedPolicies.Find(foreign) is { } known)
        {
            principal.Boundary.Add(known, $"its boundary '{foreign[(foreign.LastIndexOf('/') + 1)..]}'", resource.Urn);
        }
        else
        {
            principal.Boundary.AddUnknown($"the permission boundary {boundary} of {principal.Name} is in no plan");
        }
    }

    private static void ReadTrust(AccessPrincipal principal, AccessTarget trust, Resource resource)
    {
        trust.Policy.Add(
            PolicyDocument.Read(resource["assumeRolePolicy"].Or(resource["assumeRolePolicyDocument"])), "its trust policy", resource.Urn);
        principal.Trust = trust;
        principal.HasSessionTags = trust.Policy.Unknown.Count > 0 || trust.Policy.Allows.Any(allow => allow.MeetAction("sts:TagSession") is not null);
    }

    private void ReadStandalonePolicies(Estate estate)
    {
        foreach (var (stack, policy) in estate.OfType("aws:iam/rolePolicy:RolePolicy", "aws:iam/userPolicy:UserPolicy", "aws-native:iam:RolePolicy"))
        {
            foreach (var principal in Holders(stack, policy, "role", "user", "roleName"))
            {
                principal.Identity.Add(
                    PolicyDocument.Read(policy["policy"].Or(policy["policyDocument"])),
                    $"its policy '{(policy["name"].Text ?? policy["policyName"].Text ?? policy.Name)}'",
                    policy.Urn);
            }
        }

        foreach (var (stack, attachment) in estate.OfType(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment", "aws:iam/userPolicyAttachment:UserPolicyAttachment",
            "aws:iam/policyAttachment:PolicyAttachment", "aws-native:iam:ManagedPolicy", "aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive"))
        {
            foreach (var principal in Holders(stack, attachment, "role", "user", "roles", "users", "roleName"))
            {
                foreach (var arn in attachment["policyArn"].Or(attachment["policyArns"]).Or(attachment.Id).Items)
                {
                    Attach(principal, arn, attachment.Urn);
                }
            }
        }

        foreach (var (stack, membership) in estate.OfType("aws:iam/userGroupMembership:UserGroupMembership", "aws:iam/groupMembership:GroupMembership"))
        {
            foreach (var principal in Holders(stack, membership, "user", "users"))
            {
                principal.Identity.AddUnknown($"the policies of the groups of {principal.Name}");
            }
        }
    }

    private IEnumerable<AccessPrincipal> Holders(StackResources stack, Resource resource, params string[] properties) =>
        properties
            .SelectMany(property => stack.TargetsOf(resource, property, [.. PolicyForms.Roles, .. PolicyForms.Users]))
            .Distinct()
            .Select(Find)
            .OfType<AccessPrincipal>();

    private void Attach(AccessPrincipal principal, Value policy, string urn)
    {
        if (policy.Text is not { } arn)
        {
            principal.Identity.AddUnknown($"a policy of {principal.Name} is not known yet");
        }
        else if (_managed.TryGetValue(arn, out var managed))
        {
            principal.Identity.Add(managed.Reading, $"the policy '{Arn.Parse(arn)?.Name ?? arn}'", managed.Resource.Urn);
        }
        else if (AwsManagedPolicies.Find(arn) is { } known)
        {
            principal.Identity.Add(known, $"the AWS policy '{Arn.Parse(arn)?.Name}'", urn);
        }
        else
        {
            principal.Identity.AddUnknown($"the policy {arn} of {principal.Name} is in no plan", couldDeny: !AwsManagedPolicies.IsOne(arn));
        }
    }
}
