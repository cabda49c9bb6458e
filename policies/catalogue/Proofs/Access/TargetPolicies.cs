using LandingZone.Policies.Documents;
using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Proofs.Access;

/// <summary>Reads the policies that stand at resources, inline and standalone, and what else counts as one: grants, permissions, defaults.</summary>
/// <param name="estate">The estate.</param>
/// <param name="targetOf">Gives a resource as something that requests are about.</param>
internal sealed class TargetPolicies(Estate estate, Func<StackResources, Resource, AccessTarget?> targetOf)
{
    /// <summary>Reads all of them.</summary>
    public void Read()
    {
        foreach (var (stack, resource) in estate.All)
        {
            if (!PolicyForms.Inline.TryGetValue(resource.Type, out var property) || targetOf(stack, resource) is not { } target)
            {
                continue;
            }

            var reading = PolicyDocument.Read(resource[property]);
            target.Policy.Add(reading, "its policy", resource.Urn);
            if (target.NeedsOwnPolicy && ReferenceEquals(reading, PolicyReading.None)
                && stack.ReferrersTo(resource, "keyId", "aws:kms/keyPolicy:KeyPolicy").Count == 0)
            {
                // A key without a policy has AWS's default: its account decides everything.
                target.Policy.Add(
                    PolicyDocument.Read(Value.Of(
                        $$$"""{"Statement":{"Sid":"Default","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{target.Account}}}:root"},"Action":"kms:*","Resource":"*"}}""")),
                    "the default policy of keys",
                    resource.Urn);
            }
        }

        foreach (var form in PolicyForms.AtResources)
        {
            foreach (var (stack, policy) in estate.OfType(form.Type))
            {
                foreach (var resource in stack.TargetsOf(policy, form.Target))
                {
                    // One name may be that of several things: the policy stands at what can hold it.
                    if (!resource.Type.StartsWith(form.Type.Split('/', ':')[0], StringComparison.Ordinal)
                        || resource == policy
                        || ServiceOf(resource.Type) != ServiceOf(form.Type)
                        || targetOf(stack, resource) is not { } target)
                    {
                        continue;
                    }

                    target.Policy.Add(PolicyDocument.Read(policy[form.Policy]), "its policy", policy.Urn);
                }
            }
        }

        ReadGrants();
        ReadFunctionPermissions();
        ReadOpenFileSystems();
        ReadAccessPoints();
    }

    private void ReadGrants()
    {
        foreach (var (stack, grant) in estate.OfType("aws:kms/grant:Grant"))
        {
            foreach (var resource in stack.TargetsOf(grant, "keyId", [.. PolicyForms.Keys]))
            {
                var target = targetOf(stack, resource);
                if (grant["granteePrincipal"].Text is not { } grantee || grant["operations"].Texts is not { } operations)
                {
                    target?.Policy.AddUnknown($"the grant {grant.Name} is not known yet", couldDeny: false);
                    continue;
                }

                target?.Policy.Add(new Permission(
                    new PolicyStatement
                    {
                        Index = 0,
                        Sid = grant.Name,
                        IsAllow = true,
                        Principals = [new PolicyPrincipal("AWS", grantee)],
                        Actions = [.. operations.Select(operation => $"kms:{operation}")],
                        Resources = ["*"],
                    },
                    "its grants",
                    grant.Urn));
            }
        }
    }

    /// <summary>A permission of a function is a statement of its policy.</summary>
    private void ReadFunctionPermissions()
    {
        foreach (var (stack, permission) in estate.OfType("aws:lambda/permission:Permission"))
        {
            foreach (var resource in stack.TargetsOf(permission, "function", "aws:lambda/function:Function"))
            {
                var target = targetOf(stack, resource);
                if (permission["principal"].Text is not { } principal || permission["action"].Text is not { } action)
                {
                    target?.Policy.AddUnknown($"the permission {permission.Name} is not known yet", couldDeny: false);
                    continue;
                }

                // Services are no principals of the estate; conditions on a source only concern them.
                if (!principal.EndsWith(".amazonaws.com", StringComparison.Ordinal))
                {
                    target?.Policy.Add(new Permission(
                        new PolicyStatement
                        {
                            Index = 0,
                            Sid = permission.Name,
                            IsAllow = true,
                            Principals = [new PolicyPrincipal("AWS", principal)],
                            Actions = [action],
                            Resources = ["*"],
                            Conditions = permission["principalOrgId"].Text is { Length: > 0 } organization
                                ? [new PolicyCondition("StringEquals", "aws:PrincipalOrgID", [organization])]
                                : [],
                        },
                        "its policy",
                        permission.Urn));
                }
            }
        }
    }

    /// <summary>A file system without a policy lets everybody in who reaches a mount target. Source: EFS User Guide, "Using IAM".</summary>
    private void ReadOpenFileSystems()
    {
        foreach (var (stack, resource) in estate.OfType("aws:efs/fileSystem:FileSystem", "aws-native:efs:FileSystem"))
        {
            if (targetOf(stack, resource) is { Policy: { Allows.Count: 0, Denies.Count: 0, Unknown.Count: 0 } } target)
            {
                target.Policy.Add(new Permission(
                    new PolicyStatement
                    {
                        Index = 0,
                        Sid = "Default",
                        IsAllow = true,
                        Principals = [new PolicyPrincipal("AWS", "*")],
                        Actions = ["elasticfilesystem:Client*"],
                        Resources = ["*"],
                    },
                    "the default of file systems without a policy",
                    resource.Urn));
            }
        }
    }

    private void ReadAccessPoints()
    {
        foreach (var (stack, point) in estate.OfType("aws:s3/accessPoint:AccessPoint", "aws-native:s3:AccessPoint"))
        {
            foreach (var resource in stack.TargetsOf(point, "bucket", [.. PolicyForms.Buckets]))
            {
                targetOf(stack, resource)?.Policy.AddUnknown($"the access point {point.Name} also leads to the bucket", couldDeny: false);
            }
        }
    }

    private static string ServiceOf(string type) => type.Split('/', ':') is [_, var service, ..] ? service : type;
}
