using LandingZone.Policies.Resources;

namespace LandingZone.Policies.Rules.Pods;

/// <summary>The service accounts to which a binding of the stack gives rights, so that they speak to the API server.</summary>
internal sealed class BoundAccounts
{
    private readonly HashSet<(string Space, string Name)> _accounts = [];
    private readonly bool _hasStray;

    public BoundAccounts(StackResources stack)
    {
        var bindings = stack.OfType(
            "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding");
        foreach (var binding in bindings)
        {
            var subjects = binding.Manifest("subjects");
            _hasStray |= subjects.IsUnknown;
            foreach (var subject in subjects.Items.Where(subject => subject["kind"].Is("ServiceAccount").IsYes))
            {
                if ((subject["namespace"].Or(binding.Namespace()).Text, subject["name"].Text) is ({ } space, { } name))
                {
                    _accounts.Add((space, name));
                }
                else
                {
                    _hasStray = true;
                }
            }
        }
    }

    /// <summary>Whether an account is one of them.</summary>
    public Truth Has(string? space, Value name) =>
        space is not null && name.Text is { } text && _accounts.Contains((space, text)) ? Truth.Yes : _hasStray ? Truth.Unknown : Truth.No;
}
